import Records
public import Specifications
public import Foundation

/// The claims of the original work that ours is asked about; `paper/claims.yaml`.
public struct Claims: Sendable {
  static let language = "dmil-claims/1"
  /// The measures that a claim may be about.
  static let metrics = [
    "score", "survival_mean_s", "tilt_rms_deg", "displacement_max_m", "velocity_mean_m_s",
  ]

  /// In the order of the file.
  public let all: [Claim]

  /// Reads and checks the file.
  ///
  /// - Parameters:
  ///   - file: Where it lies.
  ///   - experiments: The ids that there are.
  ///   - methods: The learners that there are.
  /// - Throws: all that is wrong in it.
  public init(
    reading file: URL, experiments: [String], methods: [String]
  ) throws(SpecificationErrors) {
    var source = try YAMLDocument(reading: file)
    all = Self.read(&source, experiments: experiments, methods: methods)
    guard source.errors.isEmpty else { throw SpecificationErrors(source.errors) }
  }

  private static func read(
    _ source: inout YAMLDocument, experiments: [String], methods: [String]
  ) -> [Claim] {
    guard let file = StrictMap(of: source) else { return [] }
    file.allow(["schema", "sets", "claims"], in: &source)
    _ = file.value("schema", .choice([language]), in: &source)
    let sets = file.map("sets", in: &source).map { readSets($0, experiments, &source) } ?? []
    guard let claims = file.map("claims", in: &source) else { return [] }
    let reader = CriterionReader(sets: sets, methods: methods)
    var result: [Claim] = []
    for entry in claims.entries {
      guard let map = StrictMap(entry.value, path: claims.path(of: entry.key), of: &source) else {
        continue
      }
      map.allow(["says", "where", "decided-by"], in: &source)
      let text = map.text("says", in: &source)
      let place = map.text("where", in: &source)
      let criteria = reader.criteria(of: map, in: &source)
      guard let text, let place else { continue }
      result.append(Claim(id: entry.key, text: text, place: place, criteria: criteria))
    }
    return result
  }

  /// Places with a name: parts of the data of experiments.
  private static func readSets(
    _ sets: StrictMap, _ experiments: [String], _ source: inout YAMLDocument
  ) -> [CriterionReader.PlaceSet] {
    var result: [CriterionReader.PlaceSet] = []
    for entry in sets.entries {
      guard let map = StrictMap(entry.value, path: sets.path(of: entry.key), of: &source) else {
        continue
      }
      map.allow(experiments, as: "experiment", in: &source)
      let places = map.entries.flatMap { experiment -> [CriterionReader.DataPart] in
        if case .scalar("whole", isQuoted: false, _) = experiment.value {
          return [.init(experiment: experiment.key, part: nil)]
        }
        let parts = map.value(of: experiment, .ascendingNumbers(Bounds(above: 0)), in: &source)
        guard case .list(let values)? = parts else { return [] }
        return values.compactMap { value in
          guard case .number(let part) = value else { return nil }
          return .init(experiment: experiment.key, part: part)
        }
      }
      result.append(.init(name: entry.key, parts: places))
    }
    return result
  }
}
