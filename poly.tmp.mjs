import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from '/work/h16/node_modules/typescript/lib/typescript.js';
import fg from '/work/h16/node_modules/fast-glob/out/index.js';
import { check } from 'recheck';
const v = JSON.parse(readFileSync('docs/patterns.json','utf8'));
const files = fg.sync('src/**/*.ts').sort();
const where = new Map();
for (const f of files){ const t=ts.createSourceFile(f, readFileSync(f,'utf8'), 99); const visit=n=>{ if(ts.isRegularExpressionLiteral(n)){ const l=t.getLineAndCharacterOfPosition(n.getStart(t)).line+1; (where.get(n.text)??where.set(n.text,[]).get(n.text)).push(f+':'+l);} ts.forEachChild(n,visit)}; visit(t);}
const todo=Object.entries(v).filter(([,x])=>x!=='safe');
for (const [name,verdict] of todo){
  const end=name.lastIndexOf('/'); const src=name.slice(1,end), fl=name.slice(end+1);
  let ms=-1, note='';
  const r = await check(src, fl, {timeout: 8000, randomSeed: 16});
  if(r.status==='vulnerable'){
    const a=r.attack; // pumps
    const unit = a.pumps.reduce((s,p)=>s+p.pump.length,0);
    for (const size of [16384, 65536]) {
      const n=Math.floor((size-200)/Math.max(1,unit));
      let s=''; for(const p of a.pumps) s+=p.prefix+p.pump.repeat(n); s+=a.suffix;
      const re=new RegExp(src, fl);
      const t0=process.hrtime.bigint(); if(fl.includes('g')) s.replace(re,''); else re.test(s); ms=Number(process.hrtime.bigint()-t0)/1e6;
      note+=` ${size}:${ms.toFixed(0)}ms`;
      if(ms>4000) break;
    }
    note+=' '+JSON.stringify(a.pumps.map(p=>[p.prefix,p.pump]))+' '+JSON.stringify(a.suffix);
  }
  console.log([verdict,r.status+(r.status==='unknown'?':'+r.error.kind:''),note,name,(where.get(name)||[]).join(' ')].join('\t'));
}
