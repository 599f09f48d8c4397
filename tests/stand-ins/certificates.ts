import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

export interface KeyAndCertificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** What servers show in tests, all signed by one authority. */
export interface Certificates {
  /** The authority's own certificate, as a file. */
  readonly authority: string;
  /** For localhost and 127.0.0.1. */
  readonly local: KeyAndCertificate;
  /** The same, ended a year ago. */
  readonly expired: KeyAndCertificate;
  /** For another host. */
  readonly stranger: KeyAndCertificate;
}

const local = 'DNS:localhost,IP:127.0.0.1';
const stamp = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '');

/** The least that `openssl ca` asks for, which alone can date a certificate back. */
const authorityConfig = `[ca]
default_ca = here
[here]
new_certs_dir = .
database = index.txt
serial = serial
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
`;

/** Makes an authority and what it signed, by the openssl program, in a folder of the caller's. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.txt'), '');
  await writeFile(join(folder, 'serial'), '1000');
  await writeFile(join(folder, 'ca.cnf'), authorityConfig);
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args, { cwd: folder });
  const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Lockout Desk tests', '-days', '30'];
  await openssl('req', '-x509', ...newKey, ...authority);
  const leaf = async (name: string, hosts: string, from: number, to: number): Promise<KeyAndCertificate> => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`];
    await openssl('req', ...newKey, ...files, '-addext', `subjectAltName=${hosts}`);
    const dates = ['-startdate', stamp(from), '-enddate', stamp(to)];
    const signer = ['-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-batch', '-notext'];
    await openssl('ca', ...signer, ...dates, '-in', `${name}.csr`, '-out', `${name}.pem`);
    const [key, cert] = await Promise.all(
      ['key', 'pem'].map((ending) => readFile(join(folder, `${name}.${ending}`))),
    );
    if (!key || !cert) throw new Error('no certificate');
    return { key, cert };
  };
  return {
    authority: join(folder, 'ca.pem'),
    local: await leaf('localhost', local, -2, 30),
    expired: await leaf('expired', local, -400, -365),
    stranger: await leaf('stranger', 'DNS:stranger.example', -2, 30),
  };
}

/** Makes Chromium trust an authority for one home: it reads the NSS store there (Debian: libnss3-tools). */
export async function trustIn(home: string, authority: string): Promise<void> {
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true, mode: 0o700 });
  await run('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  await run('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'tests', '-i', authority]);
}
