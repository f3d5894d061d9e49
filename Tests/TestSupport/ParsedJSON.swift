import Foundation
public import Records

extension JSONValue: Decodable {
  /// Parses any JSON; a number without point and exponent is an integer.
  public init(parsing json: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .list(values)
    } else {
      self = .map(try container.decode([String: JSONValue].self))
    }
  }

  /// The member at a path of keys joined by points; `nil` if there is none.
  public subscript(path: String) -> JSONValue? {
    path.split(separator: ".").reduce(self) { value, key in
      guard case .map(let members)? = value else { return nil }
      return members[String(key)]
    }
  }
}
