/** The notice about an Office document, old or new. */
export const OFFICE = { what: 'an Office document', instead: 'send what it shows as text, and files in it as files' };
