/** An SVG as a PNG, drawn by the browser itself, so that its letters are those on the page. */

/** Sides and area a canvas has at most in every browser of today. */
const MOST_SIDE = 16_384;
const MOST_AREA = 16_384 * 16_384;

/** @returns undefined where not even the chart's own size fits into a picture */
export async function pictureOf(svg: string, scale = 2): Promise<Blob | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const fits = (by: number): boolean =>
    Math.max(width, height) * by <= MOST_SIDE && width * height * by * by <= MOST_AREA;
  const by = fits(scale) ? scale : 1;
  if (!fits(by)) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width * by;
  canvas.height = height * by;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'));
}
