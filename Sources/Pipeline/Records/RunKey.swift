/// The address of a result: the SHA-256, as 64 hexadecimal digits, of everything that can change
/// its numbers, and of nothing else.
public struct RunKey: Codable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let hex: String

  init(hashing value: JSONValue) { hex = sha256(of: value.canonicalJSON) }

  /// A key that was stored; `nil` unless it is 64 lower-case hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
      return nil
    }
    self.hex = hex
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let key = RunKey(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a key")
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  public static func < (lhs: RunKey, rhs: RunKey) -> Bool { lhs.hex < rhs.hex }

  /// The first 12 digits, enough for people.
  public var description: String { String(hex.prefix(12)) }
}
