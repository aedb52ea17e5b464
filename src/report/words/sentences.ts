/** A text's first letter as a capital, so that a clause begins a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text that begins and ends as a sentence does. */
export function sentence(text: string): string {
  return capital(ended(text));
}

/** A text that ends as a sentence does. */
export function ended(text: string): string {
  const whole = text.trim();
  return whole === '' || /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}
