import Records

/// A node of JSON-LD: something with an identifier, types and properties.
func node(
  _ id: String, _ types: [String], _ properties: [String: JSONValue?] = [:]
) -> JSONValue {
  .map(
    properties.compactMapValues(\.self).merging([
      "@id": .text(id),
      "@type": types.count == 1 ? .text(types[0]) : .list(types.map(JSONValue.text)),
    ]) { $1 })
}

/// The value of a property that refers to other nodes; `nil` for none.
func reference(_ ids: [String]) -> JSONValue? {
  let references = ids.map { JSONValue.map(["@id": .text($0)]) }
  return references.count > 1 ? .list(references) : references.first
}

func reference(_ id: String) -> JSONValue? { reference([id]) }
