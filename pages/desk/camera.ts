/** How often a picture is looked at, ms: four times a second is fast enough for a hand, and leaves an old computer its time. */
const everyMs = 250;
/** Longer side of the picture that is searched, px: a code of 60 modules still has ten pixels a module when it fills half of it. */
const longestSide = 1_000;

/** A camera that looks for a code. `stop` ends it and puts its light out. */
export type Camera = { stop: () => void };

/**
 * Opens the camera (on a phone the one at its back) and shows what it sees in `video`.
 * @param found what the first code says
 * @returns throws where there is no camera, or the person forbids it
 */
export const openCamera = async (video: HTMLVideoElement, found: (text: string) => void): Promise<Camera> => {
  const [{ default: decodeQR }, stream] = await Promise.all([
    import('qr/decode.js'),
    navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
    }),
  ]);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let timer = 0;
  const stop = (): void => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  const look = (): void => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0) return;
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    let text: string;
    try {
      text = decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // No code in this picture: the next one comes at once.
      return;
    }
    stop();
    found(text);
  };
  video.srcObject = stream;
  await video.play();
  timer = window.setInterval(look, everyMs);
  return { stop };
};
