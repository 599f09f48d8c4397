import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from '../places.mjs';
import { Stop } from '../say.mjs';
import { recordFolder } from './record-packages.mjs';

/**
 * A package of somebody else's that goes to users: bundled, or beside the bundle as it is.
 * @typedef {{ name: string, version: string, licence: string, text: string, integrity: string | undefined }} Shipped
 */

/** What may be given to users under its own licence beside ours (MIT). */
const allowedLicences = ['MIT', 'ISC', 'OFL-1.1'];

/** Where a manifest says nothing: what the licence's own text says. @type {Record<string, string>} */
const saidByTheText = { 'svelte-toolbelt': 'MIT' };

const parts = ['main', 'preload', 'renderer', 'verify'];

/**
 * How many bytes each package has in a part's bundle, `ours` among them.
 * @param {string} part @returns {Record<string, number>}
 */
export function bytesIn(part) {
  return JSON.parse(readFileSync(join(recordFolder, `${part}.json`), 'utf8'));
}

/**
 * The packages that a text does not name, as words of their own.
 * @param {readonly string[]} names @param {string} text @returns {string[]}
 */
export function unnamedIn(names, text) {
  const named = new Set(text.split(/[^\w@/-]+/));
  return names.filter((name) => !named.has(name));
}

/** All that the record of decisions says. @returns {string} */
export function decisionRecord() {
  const folder = inRepository('docs', 'decisions');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/**
 * All packages that go to users, by name: those that the build bundled and those that package.json depends on. Stops at
 * one without a licence that is allowed, or without its text, or without a reason in the record of decisions.
 * @returns {Shipped[]}
 */
export function shippedPackages() {
  const bundled = parts.flatMap((part) => Object.keys(bytesIn(part))).filter((name) => name !== 'ours');
  const { dependencies } = readJson(inRepository('package.json'));
  const lock = readJson(inRepository('package-lock.json'));
  const names = [...new Set([...bundled, ...Object.keys(dependencies)])].sort();
  const unexplained = unnamedIn(names, decisionRecord());
  if (unexplained.length > 0)
    throw new Stop(`Users get ${unexplained.join(', ')}, and no page of docs/decisions says why.`);
  return names.map((name) => shipped(name, lock.packages[`node_modules/${name}`]?.integrity));
}

/** @param {string} name @param {string | undefined} integrity @returns {Shipped} */
function shipped(name, integrity) {
  const folder = inRepository('node_modules', ...name.split('/'));
  const manifest = readJson(join(folder, 'package.json'));
  const licence = manifest.license ?? saidByTheText[name];
  if (!allowedLicences.includes(licence)) {
    throw new Stop(
      `${name} goes to users, and its licence (${licence}) is not one of ${allowedLicences.join(', ')}.`,
    );
  }
  return { name, version: manifest.version, licence, text: licenceText(name, folder), integrity };
}

/** @param {string} name @param {string} folder */
function licenceText(name, folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)(\.(md|txt))?$/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  if (text === '') throw new Stop(`${name} goes to users, but brings no text of its licence along.`);
  return text.replaceAll('\r\n', '\n');
}

/** @param {string} file */
function readJson(file) {
  if (!existsSync(file)) throw new Stop(`There is no ${file}.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
