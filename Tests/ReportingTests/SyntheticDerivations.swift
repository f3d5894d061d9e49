import Foundation

@testable import Experiments
@testable import Reporting

/// Equations that were never checked, shaped like those of the paper.
enum SyntheticDerivations {
  static let run = SyntheticResults.run(.check, "equations", "", "check", values: [:])

  static let metrics: [String: Double] = [
    "equation_count": 35, "check_count": 99, "failed_count": 1, "mutant_count": 400,
    "mutant_caught_count": 399, "worst_error_over_tolerance": 3.5,
  ]

  /// 5 is waived, and 9 fails a check and accepts a mutant.
  static let equations = (1...35).map { number in
    let isWaived = number == 5
    var checks = [
      check(.gradient, "all arguments", error: 2.125e-9, tolerance: 1e-6, step: 1e-5),
      check(.identity, "a literal transcription", error: 0, tolerance: 1e-12),
      check(.float, "one step", error: 3e-7, tolerance: 1e-5),
    ]
    if number == 9 {
      checks.append(check(.identity, "(9) = (27)", error: 3.5e-12, tolerance: 1e-12))
    }
    return CheckedEquation(
      number: number, sentence: "The loss of d_o, number \(number), in log π.",
      latex: "L_{\(number)}=\\mathbb{E}_{D_e}\\Big[-\\tfrac1d\\log\\pi(a|s)\\Big]",
      code: isWaived
        ? "case equation5 = 5"
        : "public func equation\(number)<Scalar>(a: Samples<Scalar>) -> Scalar {\n  sum(a)\n}",
      file: "Sources/Imitation/Objectives/PolicyObjectives.swift", line: 10 * number,
      waiver: isWaived ? "states a condition" : nil, checks: isWaived ? [] : checks,
      mutantCount: isWaived ? 0 : 12, caughtMutantCount: isWaived ? 0 : number == 9 ? 11 : 12)
  }

  private static func check(
    _ kind: CheckedEquation.Check.Kind, _ subject: String, error: Double, tolerance: Double,
    step: Double? = nil
  ) -> CheckedEquation.Check {
    .init(
      kind: kind, subject: subject, error: error, tolerance: tolerance, step: step, pointCount: 3,
      directionCount: step == nil ? 0 : 1, passed: error <= tolerance, test: "GradientTests.swift:7"
    )
  }

  static let errata = [
    Erratum(
      item: 1, place: "Equation (4)", printed: "$-(1-\\log d)$", corrected: "$-\\log(1-d)$",
      explanation: "Contradicts Equation (7).",
      evidence: .init(printedError: 1.5, correctedError: 1e-12, tolerance: 1e-9)),
    Erratum(
      item: 2, place: "Below Equation (32)", printed: "$\\log(a|s)$",
      corrected: "$\\log\\pi(a|s)$", explanation: "π is missing.", evidence: nil),
    Erratum(
      item: 3, place: "Equation (19)", printed: "$P_{D_o}$", corrected: "$P_{D_r}$",
      explanation: "There is no such set.",
      evidence: .init(printedError: 0, correctedError: 0, tolerance: 1e-9)),
  ]

  static func text(_ file: String) -> String? {
    switch file {
    case CheckedEquation.file: CheckedEquation.json(of: equations)
    case Erratum.file: Erratum.json(of: errata)
    default: nil
    }
  }
}
