// What the person has chosen on this page: how they like to read, and which voice reads aloud.
// `deaf` is a sentence where speech cannot be turned into words.
export const choices = { presets: ["plain"], answers: {}, voice: { rate: 170, voice: "espeak" }, model: "", deaf: "" };
