/** The longest side that is kept, in points: an A4 page is still read at 240 points an inch. */
const LONGEST = 2800;

/** A photo under this size leaves as it is, in bytes. */
const LIGHT = 1_500_000;

const QUALITY = 0.85;

/**
 * A large photo made lighter before it leaves: it costs less on a small plan, and where it was taken stays
 * on the phone. What cannot be read here leaves as it is.
 */
export async function shrink(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size < LIGHT) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const light = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', QUALITY);
    });
    return light && light.size > 0 && light.size < file.size ? light : file;
  } catch {
    return file;
  }
}
