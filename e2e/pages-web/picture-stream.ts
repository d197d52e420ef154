import { qrModules } from '../../kiosk/views/qr.ts';

const [width, height] = [640, 480];
/** Chromium plays the file again and again. */
const frames = 4;
const [black, white, grey] = [16, 235, 128];

/** What a camera sees that looks at a code, as an uncompressed stream (YUV4MPEG2), which Chromium takes for a camera. */
export const pictureStream = (text: string): Buffer => {
  const { size, isDark } = qrModules(text);
  const scale = Math.floor(Math.min(width, height) / (size + 8));
  const [left, top] = [width, height].map((side) => Math.floor((side - size * scale) / 2));
  const light = Buffer.alloc(width * height, white);
  for (let y = 0; y < size * scale; y += 1)
    for (let x = 0; x < size * scale; x += 1)
      if (isDark(Math.floor(y / scale), Math.floor(x / scale)))
        light[((top ?? 0) + y) * width + (left ?? 0) + x] = black;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, grey)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: frames }, () => frame),
  ]);
};
