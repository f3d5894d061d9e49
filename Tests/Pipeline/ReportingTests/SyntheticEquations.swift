import Foundation
@testable import Records

/// Invented checks of as many equations as the paper has.
enum SyntheticEquations {
  static let metrics: [String: Double] = [
    "equation_count": 35, "check_count": 99, "failed_count": 1, "mutant_count": 400,
    "mutant_caught_count": 399, "worst_error_over_tolerance": 3.5,
  ]

  /// Equation 5 is waived; a check of 9 fails, and one of its mutants is not rejected.
  static let equations = (1...35).map { number in
    let isWaived = number == 5
    let checks = [
      check(.text, "the source read back", 0, tolerance: 1e-12),
      check(.gradient, "all arguments", 2.125e-9, tolerance: 1e-6, step: 1e-5),
      check(.gradient, "all arguments", 3e-7, tolerance: 1e-5, precision: .single),
      check(.identity, "a literal transcription", 0, tolerance: 1e-12),
      check(.diagnostic, "the cosine", -0.75, tolerance: nil),
    ]
    let failed = number == 9 ? [check(.identity, "(9) = (27)", 3.5e-12, tolerance: 1e-12)] : []
    return CheckedEquation(
      number: number, sentence: "The loss of d_o, number \(number), in log π.",
      latex: "L_{\(number)}=\\mathbb{E}_{D_e}\\Big[-\\tfrac1d\\log\\pi(a|s)\\Big]",
      code: "public func equation\(number)<Scalar>(a: Samples<Scalar>) -> Scalar {\n  sum(a)\n}",
      file: "Sources/Imitation/Objectives/PolicyObjectives.swift", line: 10 * number,
      waiver: isWaived ? "states a condition" : nil, checks: isWaived ? [] : checks + failed,
      mutantCount: isWaived ? 0 : 12, survivors: number == 9 ? ["the opposite sign"] : [])
  }

  private static func check(
    _ kind: CheckedEquation.Check.Kind, _ subject: String, _ measured: Double, tolerance: Double?,
    step: Double? = nil, precision: CheckedEquation.Check.Precision = .double
  ) -> CheckedEquation.Check {
    .init(
      kind: kind, precision: precision, subject: subject, measured: measured,
      tolerance: tolerance, step: step, count: 3, passed: tolerance.map { measured <= $0 } ?? true,
      place: "Sources/EquationChecks/GradientCheck.swift:7")
  }

  /// The third and the fourth erratum contradict their demonstrations.
  static let errata = [
    erratum(
      1, .wrong,
      [
        .init(subject: "(4) = (3)", printedError: 1.5, correctedError: 1e-12, tolerance: 1e-9),
        .init(subject: "(16) = (14)", printedError: .infinity, correctedError: 0, tolerance: 1e-9),
      ]),
    erratum(2, .spelling, []),
    erratum(
      3, .wrong,
      [.init(subject: "(19) = -(6)", printedError: 0, correctedError: 0, tolerance: 1e-9)]),
    erratum(
      4, .harmless,
      [.init(subject: "both sums", printedError: 0, correctedError: 1, tolerance: 1e-9)]),
  ]

  private static func erratum(
    _ item: Int, _ effect: Erratum.Effect, _ demonstrations: [Erratum.Demonstration]
  ) -> Erratum {
    Erratum(
      item: item, place: "equation (\(item))", printed: "$-(1-\\log d)$",
      corrected: "$-\\log(1-d)$", effect: effect, demonstrations: demonstrations)
  }

  static func content(_ file: String) -> Data? {
    switch file {
    case EquationChecksFile.name: EquationChecksFile(equations).fileContent
    case ErrataFile.name: ErrataFile(errata).fileContent
    default: nil
    }
  }
}
