import Crypto
public import Foundation

/// The SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits.
public func sha256(of text: String) -> String { sha256(of: Data(text.utf8)) }

/// The SHA-256 of the bytes, as 64 hexadecimal digits.
public func sha256(of data: Data) -> String {
  SHA256.hash(data: data).map { byte in
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}
