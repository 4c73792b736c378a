/** What a form sent in a text field; nothing for a field that is not there, or came twice. */
export function textField(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
