/** Hands back the object it is given, so that a class built on it adds its private field to an object that is already there. */
const Given = function (object: object) {
  return object;
} as unknown as new (object: object) => object;

class Attachment extends Given {
  #value: unknown;

  constructor(object: object, value: unknown) {
    super(object);
    this.#value = value;
  }

  static of(object: object): unknown {
    return #value in object ? object.#value : undefined;
  }

  static set(object: object, value: unknown): void {
    if (#value in object) object.#value = value;
    else new Attachment(object, value);
  }
}

/**
 * What was derived from a plain object, kept with it: for objects that are made and dropped by the thousand, where a `WeakMap` would be most of the
 * work and of the garbage. It is a private field: copies (spread, structured clone, JSON) and comparisons do not see it, and it goes when the object
 * goes. One value an object.
 */
export const attached = Attachment.of;
export const attach = Attachment.set;
