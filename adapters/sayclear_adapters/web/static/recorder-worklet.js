// Hands the samples of the microphone to the page, untouched.
registerProcessor(
  "sayclear-recorder",
  class extends AudioWorkletProcessor {
    process(inputs) {
      const [channel] = inputs[0];
      if (channel) this.port.postMessage(channel.slice());
      return true;
    }
  },
);
