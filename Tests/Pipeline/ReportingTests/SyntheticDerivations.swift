import Foundation
@testable import Records
@testable import Store
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
      check(.text, "the source read back", 0, tolerance: 1e-12),
      check(.gradient, "all arguments", 2.125e-9, tolerance: 1e-6, step: 1e-5),
      check(.gradient, "all arguments", 3e-7, tolerance: 1e-5, precision: .single),
      check(.identity, "a literal transcription", 0, tolerance: 1e-12),
      check(.diagnostic, "the cosine", -0.75, tolerance: nil),
    ]
    if number == 9 {
      checks.append(check(.identity, "(9) = (27)", 3.5e-12, tolerance: 1e-12))
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
    _ kind: CheckedEquation.Check.Kind, _ subject: String, _ measured: Double, tolerance: Double?,
    step: Double? = nil, precision: CheckedEquation.Check.Precision = .double
  ) -> CheckedEquation.Check {
    .init(
      kind: kind, precision: precision, subject: subject, measured: measured,
      tolerance: tolerance, step: step, count: 3, passed: tolerance.map { measured <= $0 } ?? true,
      place: "Sources/Derivations/GradientCheck.swift:7")
  }

  /// The third and the fourth do not show what they claim.
  static let errata = [
    Erratum(
      item: 1, place: "Equations (4) and (16)", printed: "$-(1-\\log d)$",
      corrected: "$-\\log(1-d)$", effect: .wrong,
      demonstrations: [
        .init(subject: "(4) = (3)", printedError: 1.5, correctedError: 1e-12, tolerance: 1e-9),
        .init(subject: "(16) = (14)", printedError: .infinity, correctedError: 0, tolerance: 1e-9),
      ]),
    Erratum(
      item: 2, place: "below Equation (32)", printed: "$\\log(a|s)$",
      corrected: "$\\log\\pi(a|s)$", effect: .spelling, demonstrations: []),
    Erratum(
      item: 3, place: "Equation (19)", printed: "$P_{D_o}$", corrected: "$P_{D_r}$",
      effect: .wrong,
      demonstrations: [
        .init(subject: "(19) = -(6)", printedError: 0, correctedError: 0, tolerance: 1e-9)
      ]),
    Erratum(
      item: 4, place: "Equation (10)", printed: "over $(s,a,s')$", corrected: "over $(s,a)$",
      effect: .harmless,
      demonstrations: [
        .init(subject: "both sums", printedError: 0, correctedError: 1, tolerance: 1e-9)
      ]),
  ]

  static func content(_ file: String) -> Data? {
    switch file {
    case EquationChecksFile.name: EquationChecksFile(equations).fileContent
    case ErrataFile.name: ErrataFile(errata).fileContent
    default: nil
    }
  }
}
