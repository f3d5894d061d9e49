/// The address of a result: the SHA-256, as 64 hexadecimal digits, of everything that can change
/// its numbers, and of nothing else.
public struct RunKey: RawRepresentable, Codable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  public let rawValue: String

  init(hashing value: JSONValue) { rawValue = sha256(of: value.canonicalJSON) }

  /// A key that was stored; `nil` unless it is 64 lower-case hexadecimal digits.
  public init?(rawValue: String) {
    let digits = "0123456789abcdef".utf8
    guard rawValue.utf8.count == 64, rawValue.utf8.allSatisfy(digits.contains) else { return nil }
    self.rawValue = rawValue
  }

  /// All digits.
  public var hex: String { rawValue }

  public static func < (lhs: RunKey, rhs: RunKey) -> Bool { lhs.hex < rhs.hex }

  /// The first 12 digits, enough for people.
  public var description: String { String(hex.prefix(12)) }
}
