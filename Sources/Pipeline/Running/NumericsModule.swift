import Datasets
import Environments
import Experts
import Imitation
import LinearAlgebra
import Networks
import TSNE

/// A module that computes numbers of results; its name and numerics version enter the keys of runs.
///
/// The raw value is its folder below `Sources`.
enum NumericsModule: String, CaseIterable {
  case linearAlgebra = "Mathematics/LinearAlgebra"
  case networks = "Mathematics/Networks"
  case tsne = "Mathematics/TSNE"
  case datasets = "Learning/Datasets"
  case environments = "Learning/Environments"
  case experts = "Learning/Experts"
  case imitation = "Learning/Imitation"
  case running = "Pipeline/Running"

  var name: String { rawValue.split(separator: "/").last.map(String.init) ?? rawValue }

  /// The file that declares its numerics version, from the repository.
  var versionFile: String { "Sources/\(rawValue)/NumericsVersion.swift" }

  var version: Int {
    switch self {
    case .linearAlgebra: linearAlgebraNumericsVersion
    case .networks: networksNumericsVersion
    case .tsne: tsneNumericsVersion
    case .datasets: datasetsNumericsVersion
    case .environments: environmentsNumericsVersion
    case .experts: expertsNumericsVersion
    case .imitation: imitationNumericsVersion
    case .running: runningNumericsVersion
    }
  }

  /// The modules that simulate a controller or policy.
  static let simulation: [NumericsModule] = [.linearAlgebra, .environments, .running]
  /// The modules that train and evaluate a method.
  static let learning = simulation + [.networks, .datasets, .imitation]
}

extension [NumericsModule] {
  /// The numerics versions by the names of the modules.
  var versions: [String: Int] { Dictionary(uniqueKeysWithValues: map { ($0.name, $0.version) }) }
}
