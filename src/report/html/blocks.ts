import type { Block } from '../document.js';
import { html, htmlLog, idOf } from './escape.js';
import { richHtml } from './inline.js';
import type { Links } from './inline.js';
import { sequenceSvg } from './sequence.js';

/** Blocks as HTML. */
export function htmlOf(blocks: readonly Block[], links: Links): string {
  return blocks.map((block) => blockHtml(block, links)).join('\n');
}

function blockHtml(block: Block, links: Links): string {
  switch (block.is) {
    case 'heading':
      return `<h${String(block.level)} id="${idOf(block.text)}">${html(block.text)}</h${String(block.level)}>`;
    case 'paragraph':
      return `<p>${richHtml(block.text, links)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${richHtml(item, links)}</li>`).join('\n');
      return block.ordered ? `<ol>\n${items}\n</ol>` : `<ul>\n${items}\n</ul>`;
    }
    case 'table':
      return tableHtml(block, links);
    case 'lines':
      return `<pre class="log" tabindex="0">${htmlLog(block.lines)}</pre>`;
    case 'diagram':
      return sequenceSvg(block.parties, block.arrows);
    case 'fold':
      return `<details><summary>${html(block.summary)}</summary>\n${htmlOf(block.blocks, links)}\n</details>`;
  }
}

function tableHtml({ head, rows }: Extract<Block, { is: 'table' }>, links: Links): string {
  const titles = head.map((title) => `<th scope="col">${html(title)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((text) => `<td>${richHtml(text, links)}</td>`).join('')}</tr>`);
  return `<div class="wide" tabindex="0" role="group" aria-label="${html(`Table: ${head.join(', ')}`)}"><table>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}
