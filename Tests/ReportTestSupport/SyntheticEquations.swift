import Foundation
@testable import Records

/// Invented checks of as many equations as the paper has.
enum SyntheticEquations {
  static let metrics: [String: Double] = [
    "equation_count": 53, "check_count": 99, "failed_count": 1, "mutant_count": 400,
    "mutant_caught_count": 399, "printed_mutant_count": 700, "printed_mutant_caught_count": 699,
    "worst_error_over_tolerance": 3.5, "example_alpha": 10, "example_step": 0.001,
    "example_d_1": 0.8, "example_d_2": 0.5, "example_d_3": 0.2, "example_log_pi_1": -1,
    "example_log_pi_2": -2, "example_log_pi_3": -3, "example_value": 16.125,
    "example_derivative": -4.375, "example_value_raised": 16.120625,
    "example_value_lowered": 16.129375, "example_mutant_value": 21.375,
    "expert_weight_least": 0, "expert_weight_greatest": 8.5, "rollout_weight_least": 1.25,
    "suboptimal_weight_least": -4.5, "suboptimal_weight_greatest": 4.5,
    "suboptimal_weight_negative_share": 0.5,
  ]

  /// The names of formulas that the manuscript uses.
  private static let formulas = [
    "expert-weight", "rollout-weight", "expert-weight-at-one-half", "rollout-weight-at-one-half",
    "suboptimal-weight", "reliability-optimum", "optimality-optimum", "corrective-gradient",
    "policy-loss", "model-loss", "beta", "expert-terms",
  ]

  /// Equations 5 and 25 are waived, but the print of 25 is checked; a check of 9 fails, and a mutant of
  /// its code and one of its print are not rejected.
  static let equations = (1...53).map { number in
    let isWaived = number == 5 || number == 25
    let printed = check(.printed, "the formula", 2.75e-16, tolerance: 1e-12)
    let checks = [
      check(.text, "the source read back", 0, tolerance: 1e-12), printed,
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
      waiver: isWaived ? "states a condition" : nil,
      checks: number == 5 ? [] : isWaived ? [printed] : checks + failed,
      codeMutants: isWaived
        ? [] : mutants(12, failing: 5, except: number == 9 ? "the opposite sign" : nil),
      printedMutants: number == 5
        ? [] : mutants(31, failing: isWaived ? 1 : 2, except: number == 9 ? "no d" : nil),
      textFormulas: number == 22 ? formulas.map { .init(name: $0, latex: #"\alpha-1/d"#) } : [])
  }

  private static func check(
    _ kind: CheckedEquation.Check.Kind, _ subject: String, _ measured: Double, tolerance: Double?,
    step: Double? = nil, precision: CheckedEquation.Check.Precision = .double
  ) -> CheckedEquation.Check {
    .init(
      kind: kind, precision: precision, subject: subject, measured: measured,
      tolerance: tolerance, step: step,
      differences: step.map { best in
        (-6...14).map { index in
          .init(
            step: best * pow(10, -0.5 * Double(index)),
            difference: measured * pow(10, 0.5 * Double(abs(index))))
        }
      }, count: 3, passed: tolerance.map { measured <= $0 } ?? true,
      place: "Sources/EquationChecks/GradientCheck.swift:7")
  }

  /// Mutants that fail a check, except one that survives.
  private static func mutants(
    _ count: Int, failing check: Int, except survivor: String?
  ) -> [CheckedEquation.Mutant] {
    let caught = (1...count).map { CheckedEquation.Mutant(change: "change \($0)", check: check) }
    return survivor.map { [.init(change: $0, check: nil)] + caught.dropLast() } ?? caught
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
