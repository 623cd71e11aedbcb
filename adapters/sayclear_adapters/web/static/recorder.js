// Record speech until the person stops, as a WAV file: 16,000 samples a second, one channel, 16 bits.
const RATE = 16000;
const LONGEST_SECONDS = 600;

// Resolves when recording has begun. `full` is called when no more fits. Rejects where there is no microphone.
export async function record(full) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  });
  const context = new AudioContext();
  await context.audioWorklet.addModule("/page/recorder-worklet.js");
  const source = context.createMediaStreamSource(stream);
  const worklet = new AudioWorkletNode(context, "sayclear-recorder", { numberOfOutputs: 0 });
  const pieces = [];
  let length = 0;
  worklet.port.onmessage = ({ data }) => {
    pieces.push(data);
    length += data.length;
    if (length >= LONGEST_SECONDS * context.sampleRate) full();
  };
  source.connect(worklet);

  return {
    async stop() {
      source.disconnect();
      worklet.port.onmessage = null;
      stream.getTracks().forEach((track) => track.stop());
      const rate = context.sampleRate;
      await context.close();
      return length ? wav(await resample(pieces, length, rate)) : null;
    },
  };
}

async function resample(pieces, length, rate) {
  const size = Math.max(1, Math.round((length * RATE) / rate));
  const offline = new OfflineAudioContext(1, size, RATE);
  const buffer = offline.createBuffer(1, length, rate);
  const samples = buffer.getChannelData(0);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}

function wav(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at, letters) => [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) =>
    view.setInt16(44 + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true),
  );
  return new Blob([view], { type: "audio/wav" });
}
