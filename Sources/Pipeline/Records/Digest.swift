import Crypto
public import Foundation

/// The SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits.
public func sha256(of text: String) -> String { sha256(of: Data(text.utf8)) }

/// The SHA-256 of the bytes, as 64 hexadecimal digits.
public func sha256(of data: Data) -> String {
  var digest = Digest()
  digest.update(data)
  return digest.hex
}

/// A SHA-256 computed incrementally.
public struct Digest: Sendable {
  private var hash = SHA256()

  public init() {}

  public mutating func update(_ bytes: Data) { hash.update(data: bytes) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
  }

  /// 64 hexadecimal digits.
  public var hex: String {
    hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
