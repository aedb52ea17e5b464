import { expect, test } from '@jest/globals';
import { paced } from '../../src/bundle/pace.js';
import type { Progress } from '../../src/core/options.js';
import type { Steps } from '../../src/core/steps.js';

/** Ten steps; each takes 20 ms of a clock that the test turns. */
function work(): { readonly steps: Steps<string>; readonly now: () => number; done: number } {
  const state = { at: 0, done: 0 };
  function* steps(): Steps<string> {
    for (; state.done < 10; state.done++) {
      state.at += 20;
      yield { phase: 'judging', done: state.done, total: 10 };
    }
    return 'result';
  }
  return {
    steps: steps(),
    now: () => state.at,
    get done() {
      return state.done;
    },
  };
}

test('hands over every 50 ms, says how far it is, and gives the result', async () => {
  const { steps, now } = work();
  const seen: Progress[] = [];
  let others = 0;
  const timer = setInterval(() => others++, 0);
  expect(await paced(steps, { onProgress: (progress) => seen.push(progress) }, now)).toBe('result');
  clearInterval(timer);
  expect(seen).toEqual([2, 5, 8].map((done) => ({ phase: 'judging', done, total: 10 })));
  expect(others).toBeGreaterThan(0);
});

test('ends within one slice after the signal', async () => {
  const running = work();
  const abort = new AbortController();
  const result = paced(running.steps, { signal: abort.signal, onProgress: () => abort.abort() }, running.now);
  await expect(result).rejects.toMatchObject({ code: 'interrupted' });
  expect(running.done).toBe(2);
});
