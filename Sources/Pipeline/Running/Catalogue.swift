public import Foundation
import Records
public import Specifications

/// All keys of specifications with their types and defaults.
public enum Catalogue {
  /// The schema of the specifications of a repository.
  public static func schema(of repository: URL) -> Schema {
    func each<Part>(_ part: (RunKindDefinition) -> Part) -> [RunKind: Part] {
      Dictionary(uniqueKeysWithValues: RunKind.allCases.map { ($0, part($0.definition)) })
    }
    return Schema(
      fields: each(\.fields),
      methods: Dictionary(uniqueKeysWithValues: Method.all.map { ($0.name, $0.fields) }),
      methodsOfMixedData: Set(Method.all.filter(\.needsSuboptimal).map(\.name)),
      rules: each(\.rules),
      numerics: { $0.definition.modules($1).versions },
      sources: { $0.definition.sources(repository) })
  }
}
