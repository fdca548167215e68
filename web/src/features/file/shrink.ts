/** The server keeps no more than this either; nobody should wait for pixels that are thrown away. */
const LONGEST = 2560
const SMALL_ENOUGH = 600_000
const QUALITY = 0.85

/**
 * A photo small enough for a slow network, turned upright. What the camera wrote beside the picture (place, device)
 * stays on the phone. A file that cannot be read here is sent as it is: the server has the last word.
 */
export async function shrink(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/') || typeof createImageBitmap === 'undefined') return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    if (scale === 1 && file.size <= SMALL_ENOUGH) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const small = await new Promise<Blob | null>(give => canvas.toBlob(give, 'image/jpeg', QUALITY))
    return small && small.size < file.size ? small : file
  } catch {
    return file
  }
}
