/** The function with its last answer kept: records of one second come one after another. */
export function remembered<Text extends string | undefined, Answer>(
  read: (text: Text) => Answer,
): (text: Text) => Answer {
  let last: { readonly text: Text; readonly answer: Answer } | null = null;
  return (text) => {
    if (last === null || last.text !== text) last = { text, answer: read(text) };
    return last.answer;
  };
}
