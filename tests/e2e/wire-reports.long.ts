import { apiServer } from '../stand-ins/api-server';
import { answer } from '../stand-ins/scripts';
import { expect, orderTo, test } from './wire/wire';

test('a server cannot have orders reported to another host', async ({ wire, server }) => {
  const second = await apiServer(wire.certificates.local);
  // Reports are for names, not for addresses by number.
  const byName = (port: number): string => `https://localhost:${String(port)}`;
  const group = { group: 'g', max_age: 86_400, endpoints: [{ url: `${byName(second.port)}/reports` }] };
  const logging = { report_to: 'g', max_age: 86_400, success_fraction: 1, failure_fraction: 1 };
  const headers = `Report-To: ${JSON.stringify(group)}\r\nNEL: ${JSON.stringify(logging)}\r\n`;
  for (let time = 0; time < 3; time += 1) {
    server.next(answer(500, '', headers));
    await wire.send(orderTo(byName(server.port)));
  }
  expect(server.received).toHaveLength(3);
  // Chromium gathers reports for a minute.
  await new Promise((resolve) => setTimeout(resolve, 75_000));
  expect(second.bytesRead()).toBe(0);
  await second.close();
});
