public import Foundation
import Records
public import Specifications

/// The claims of the original paper and our controls, which results decide: `paper/claims.yaml`.
public struct Claims: Sendable {
  static let language = "dmil-claims/1"
  /// The metrics that a claim may be about.
  static let metrics = [
    "score", "survival_mean_s", "tilt_rms_deg", "displacement_max_m", "velocity_mean_m_s",
  ]

  /// In the order of the file.
  public let all: [Claim]

  /// Reads and checks the file.
  ///
  /// `experiments` are all experiments with each of their tasks, as in `robot/standing-still`.
  ///
  /// - Throws: all errors in the file.
  public init(
    reading file: URL, experiments: [String], methods: [String]
  ) throws(SpecificationErrors) {
    let document = YAMLDocument(reading: file, as: file.relativePath)
    all = Self.read(document, experiments: experiments, methods: methods)
    guard document.errors.isEmpty else { throw SpecificationErrors(document.errors) }
  }

  private static func read(
    _ document: YAMLDocument, experiments: [String], methods: [String]
  ) -> [Claim] {
    guard let file = YAMLMap(of: document) else { return [] }
    file.allow(["schema", "sets", "claims", "controls"])
    _ = file.value("schema", .choice([language]))
    let sets = file.map("sets").map { readSets($0, experiments) } ?? [:]
    let reader = CriterionReader(sets: sets, methods: methods)
    func claims(_ list: String, _ keys: [String], _ origin: ([String]) -> Claim.Origin) -> [Claim] {
      guard list == "claims" || file.entry(list) != nil else { return [] }
      return (file.map(list)?.maps() ?? []).compactMap { entry, claim in
        claim.allow(["says"] + keys + ["decided-by"])
        let (text, values) = (claim.text("says"), keys.compactMap(claim.text))
        let criteria = reader.criteria(of: claim)
        guard let text, values.count == keys.count else { return nil }
        return Claim(id: entry.key, text: text, origin: origin(values), criteria: criteria)
      }
    }
    return claims("claims", ["where"]) { .published(place: $0[0]) }
      + claims("controls", ["if-it-holds", "if-it-fails"]) {
        .control(ifItHolds: $0[0], ifItFails: $0[1])
      }
  }

  /// Named lists of subsets; an experiment without its task stands for all of its tasks.
  private static func readSets(
    _ sets: YAMLMap, _ experiments: [String]
  ) -> [String: [DatasetReference]] {
    let ids = experiments.compactMap { $0.split(separator: "/").first.map(String.init) }
    var result: [String: [DatasetReference]] = [:]
    for (set, map) in sets.maps() {
      map.allow(experiments + ids, as: "experiment")
      result[set.key] = map.entries.flatMap { entry -> [DatasetReference] in
        let names = experiments.filter { $0 == entry.key || $0.hasPrefix(entry.key + "/") }
        if case .scalar("whole", isQuoted: false, _) = entry.value {
          return names.map { DatasetReference($0, subset: nil) }
        }
        let subsets = map.value(of: entry, .ascendingNumbers(Bounds(above: 0)))
        guard case .list(let values)? = subsets else { return [] }
        return names.flatMap { name in
          values.compactMap { value in
            guard case .number(let subset) = value else { return nil }
            return DatasetReference(name, subset: subset)
          }
        }
      }
    }
    return result
  }
}
