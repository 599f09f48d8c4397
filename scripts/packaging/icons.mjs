import { Resvg } from '@resvg/resvg-js';
import png2icons from 'png2icons';

/** Sizes in pixels: for Linux a file each, for Windows all in one. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** @param {string} svg @param {number} width @returns {Buffer} a PNG */
const pictureOf = (svg, width) => new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();

/**
 * The application's icon in all formats, each file by its name below `build`. The same drawing gives the same bytes.
 * @param {string} svg @returns {Record<string, Buffer>}
 */
export function iconsOf(svg) {
  const largest = pictureOf(svg, 1024);
  const ico = png2icons.createICO(largest, png2icons.BICUBIC2, 0, true, true);
  const icns = png2icons.createICNS(largest, png2icons.BICUBIC2, 0);
  if (ico === null || icns === null) throw new Error('The drawing can’t be made into icons.');
  const pictures = sizes.map((size) => [`icons/${size}x${size}.png`, pictureOf(svg, size)]);
  return { 'icon.ico': ico, 'icon.icns': icns, ...Object.fromEntries(pictures) };
}
