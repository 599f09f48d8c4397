import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { inRepository } from '../places.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/** @param {string} name @param {string} version */
const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** @param {import('./shipped-packages.mjs').Shipped} shipped */
function componentOf({ name, version, licence, integrity }) {
  const purl = purlOf(name, version);
  const hash = integrity?.startsWith('sha512-')
    ? Buffer.from(integrity.slice(7), 'base64').toString('hex')
    : '';
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    licenses: [{ license: { id: licence } }],
    purl,
    ...(hash === '' ? {} : { hashes: [{ alg: 'SHA-512', content: hash }] }),
  };
}

/**
 * The list of parts of a package, CycloneDX 1.6 as JSON: what was bundled, the native module, and Electron. What only builds
 * and tests is no part of it.
 * @param {string} electron its version @param {Date} now @returns {string}
 */
export function bomOf(electron, now) {
  const { name, version, license } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
  const self = purlOf(name, version);
  const runtime = {
    type: 'framework',
    'bom-ref': purlOf('electron', electron),
    name: 'electron',
    version: electron,
    licenses: [{ license: { id: 'MIT' } }],
    purl: purlOf('electron', electron),
  };
  const components = [runtime, ...shippedPackages().map(componentOf)];
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: now.toISOString(),
      component: {
        type: 'application',
        'bom-ref': self,
        name,
        version,
        licenses: [{ license: { id: license } }],
        purl: self,
      },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map((part) => part['bom-ref']) }],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

/**
 * What is wrong with a list of parts by CycloneDX's own schema; undefined for one that is good.
 * @param {string} text @returns {Promise<unknown>}
 */
export async function wrongIn(text) {
  return (await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)) ?? undefined;
}
