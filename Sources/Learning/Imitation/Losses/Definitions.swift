/// The numbered equations without anything to compute, and so without checks.
public enum Definition: Int, CaseIterable, Sendable {
  /// The Euler–Lagrange conditions of the discriminator loss for policy and dynamics model.
  ///
  /// Equation 5
  ///
  /// $$
  /// F_\pi-\tfrac{\partial}{\partial x}F_{\partial\pi/\partial x}=F_\pi=0,\qquad
  /// F_f-\tfrac{\partial}{\partial x}F_{\partial f/\partial x}=F_f=0
  /// $$
  case stationarity = 5

  /// The Euler–Lagrange conditions again, in the derivation.
  ///
  /// Equation 17
  ///
  /// $$
  /// F_\pi-\tfrac{\partial}{\partial x}F_{\partial\pi/\partial x}=F_\pi=0,\qquad
  /// F_f-\tfrac{\partial}{\partial x}F_{\partial f/\partial x}=F_f=0
  /// $$
  case derivedStationarity = 17

  /// The four problems of D2MIL.
  ///
  /// Equation 25
  ///
  /// $$
  /// \min_\pi L_\pi:=E_{D_e}[-\log\pi];\quad\min_fL_f':=E_{D_e\cup D_o}[-\log f];\quad
  /// \min_{d_r}\max_{\pi,f}L_{d_r};\quad\min_{d_o}\max_\pi L_{d_o}
  /// $$
  case d2milProblems = 25

  /// Why there is nothing to compute.
  public var reason: String {
    switch self {
    case .stationarity:
      "states the condition of stationarity; its content is computed by Equations 6, 18 and 19"
    case .derivedStationarity:
      "repeats Equation 5; its content is computed by Equations 18 and 19"
    case .d2milProblems:
      "lists problems with the losses of Equations 1, 26 and 27, and Equation 2 on both recorded sets"
    }
  }
}
