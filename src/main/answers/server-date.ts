/** The server's clock, where its `date` header is exactly the form that HTTP asks for; whole seconds. */
export function serverDate(headers: Readonly<Record<string, string>>): Date | undefined {
  const header = headers['date'];
  const date = new Date(header ?? NaN);
  return !Number.isNaN(date.getTime()) && date.toUTCString() === header ? date : undefined;
}
