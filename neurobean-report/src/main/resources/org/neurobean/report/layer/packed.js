// A matrix that travels as whole numbers in base64; see PackedMatrix in the Java sources.
export class Packed {
  constructor(raw) {
    this.raw = raw;
    this.rows = raw.rows;
    this.columns = raw.columns;
    this.decoded = null;
  }

  get values() {
    if (!this.decoded) this.decoded = Packed.decode(this.raw);
    return this.decoded;
  }

  at(row, column) {
    return this.values[row * this.columns + column];
  }

  row(row) {
    return this.values.subarray(row * this.columns, (row + 1) * this.columns);
  }

  static bytes(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  static decode({ rows, columns, bits, low, high, codes }) {
    const bytes = Packed.bytes(codes);
    const values = new Float32Array(rows * columns);
    const missing = 2 ** bits - 1;
    const step = (high - low) / (missing - 1);
    for (let i = 0; i < values.length; i += 1) {
      const code = bits === 8 ? bytes[i] : bytes[2 * i] + 256 * bytes[2 * i + 1];
      values[i] = code === missing ? NaN : low + step * code;
    }
    return values;
  }
}
