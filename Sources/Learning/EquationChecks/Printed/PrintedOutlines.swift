internal import Formulas

extension PrintedFormula {
  /// What the equations minimize and define: heads, relations and single symbols.
  ///
  /// "·" stands for what is evaluated.
  static let outlines: [Int: String] = [
    1: #"\min_\pi L_\pi := ·"#,
    2: #"\min_f L_f := ·; f(s'|s,a) = ·"#,
    3: #"\min_d \max_{\pi,f} L_d := ·"#,
    4: #"L_d = · \triangleq ·"#,
    6: "· = 0.0",
    7: #"L_\pi^{corr} = ·"#,
    8: "L_f^{corr} = ·",
    9: #"\min_{d_o} \max_\pi L_{d_o} := ·; d_o = d_o(s,a,\log\pi(a|s))"#,
    10: #"L_\pi^{corr} = ·"#,
    11: #"\min_\pi L_\pi := ·"#,
    12: #"\min_f L_f := ·"#,
    13: #"\min_\pi L_\pi^{\text{fine-tune}} := ·"#,
    14: #"\min_d \max_{\pi,f} L_d := ·"#,
    15: #"\min_\pi L_\pi; \min_f L_f; \min_d \max_{\pi,f} L_d => \min_\pi L_\pi^{DMIL} := ·; "#
      + #"\min_f L_f^{DMIL} := ·; \min_d L_d"#,
    16: #"L_d(d,\log\pi,\log f) = · \triangleq ·"#,
    18: "· = · = 0.0; · = · = 0.0",
    19: "0.0 = · = · = ·",
    20: #"L_\pi^{corr} = ·"#,
    21: "L_f^{corr} = ·",
    22: #"L_\pi^{DMIL} = ·"#,
    23: "L_f^{DMIL} = ·",
    24: "L_f^{DMIL} = ·",
    25: #"\min_\pi L_\pi := ·; \min_f L_f' := ·; \min_{d_r} \max_{\pi,f} L_{d_r}; "#
      + #"\min_{d_o} \max_\pi L_{d_o}"#,
    26: #"L_{d_r} = ·; d_r = d_r(s,a,\log\pi,\log f)"#,
    27: "L_{d_o} = ·",
    28: #"\min_\pi L_\pi^{D2MIL} := · = ·; \min_f L_f^{D2MIL} := ·; \min_{d_r} L_{d_r}; "#
      + #"\min_{d_o} L_{d_o}; \beta_o = ·"#,
    29: "L_f^{corr} = ·",
    30: #"L_\pi^{corr_r} = ·"#,
    31: #"L_{d_o} = · \triangleq ·"#,
    32: "· = · = · = 0.0",
    33: #"L_\pi^{corr_o} = ·"#,
    34: #"L_\pi^{D2MIL} = ·"#,
    35: "L_f^{D2MIL} = ·",
    36: #"\min_d L_d := ·; d = d(s,a,\log\pi(a|s))"#,
    37: #"\min_\pi L_\pi := ·; \bar d = ·"#,
    38: #"\min_R L_R := ·"#,
    39: "y = ·",
    40: #"\min_{Q_1,Q_2} L_Q := ·"#,
    41: #"\lambda = ·"#,
    42: #"\min_\pi L_\pi := ·"#,
    43: "J = ·",
    44: #"\min_\nu L_\nu := ·"#,
    45: #"\min_\pi L_\pi := ·"#,
    46: "V(s) = ·",
    47: #"\min_Q L_Q := ·; r = ·; y = ·"#,
    48: #"\min_\pi L_\pi := · = ·"#,
    49: "y_i = ·",
    50: #"\min_z L_z := ·; · = ·"#,
    51: #"\min_\pi L_\pi := ·"#,
    52: #"\min_\alpha L_\alpha := ·"#,
    53: "L_b = ·",
  ]

  /// Equations without anything to evaluate are compared whole, without layout.
  static let wholeTexts: [Int: String] = [5: eulerLagrange, 17: eulerLagrange]

  private static let eulerLagrange =
    #"F_\pi-\tfrac{\partial}{\partial x}F_{\partial\pi/\partial x}=F_\pi=0,\qquad "#
    + #"F_f-\tfrac{\partial}{\partial x}F_{\partial f/\partial x}=F_f=0"#
}
