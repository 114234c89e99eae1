/** Whole numbers as one text: seven bits to a byte, the last of a number below 128, all bytes as base64. Small ones take little room. Pure. */

const BASE = 128;

/** Writes numbers one after the other. */
export class NumberWriter {
  private readonly bytes: number[] = [];

  /** @param number whole, and not below zero */
  add(number: number): this {
    let rest = number;
    for (; rest >= BASE; rest = Math.floor(rest / BASE)) this.bytes.push((rest % BASE) + BASE);
    this.bytes.push(rest);
    return this;
  }

  /** @param number whole; those below zero take the odd places */
  addSigned(number: number): this {
    return this.add(number < 0 ? -2 * number - 1 : 2 * number);
  }

  /** How many bytes follow, and then those. */
  addPart({ bytes }: NumberWriter): void {
    this.add(bytes.length);
    for (const byte of bytes) this.bytes.push(byte);
  }

  text(): string {
    return btoa(this.bytes.map((byte) => String.fromCharCode(byte)).join(''));
  }
}

/** Reads the numbers again, in their order. */
export class NumberReader {
  private readonly bytes: string;
  /** The next byte. */
  place = 0;

  /** @throws DOMException if the text was not made by a writer */
  constructor(text: string) {
    this.bytes = atob(text);
  }

  get isAtEnd(): boolean {
    return this.place >= this.bytes.length;
  }

  next(): number {
    let [number, worth] = [0, 1];
    for (;;) {
      const byte = this.bytes.charCodeAt(this.place);
      this.place += 1;
      if (!(byte >= BASE)) return number + byte * worth;
      number += (byte - BASE) * worth;
      worth *= BASE;
    }
  }

  nextSigned(): number {
    const number = this.next();
    return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
  }

  /** Reads how many bytes a part has. @returns the place where it ends */
  endOfPart(): number {
    const length = this.next();
    return this.place + length;
  }

  skipTo(place: number): void {
    this.place = place;
  }
}
