/// The numbered equations that compute nothing, so that there is nothing to check in them.
public enum Definition: Int, CaseIterable, Sendable {
  /// The Euler–Lagrange conditions of the discriminator's loss for the policy and the model.
  ///
  /// $$
  /// F_\pi-\tfrac{\partial}{\partial x}F_{\partial\pi/\partial x}=F_\pi=0,\qquad
  /// F_f-\tfrac{\partial}{\partial x}F_{\partial f/\partial x}=F_f=0
  /// $$
  case equation5 = 5

  /// The Euler–Lagrange conditions once more, in the derivation.
  ///
  /// $$
  /// F_\pi-\tfrac{\partial}{\partial x}F_{\partial\pi/\partial x}=F_\pi=0,\qquad
  /// F_f-\tfrac{\partial}{\partial x}F_{\partial f/\partial x}=F_f=0
  /// $$
  case equation17 = 17

  /// The four problems that D2MIL poses at once.
  ///
  /// $$
  /// \min_\pi L_\pi:=E_{D_e}[-\log\pi];\quad\min_fL_f':=E_{D_e\cup D_o}[-\log f];\quad
  /// \min_{d_r}\max_{\pi,f}L_{d_r};\quad\min_{d_o}\max_\pi L_{d_o}
  /// $$
  case equation25 = 25

  /// Why there is nothing to compute.
  public var reason: String {
    switch self {
    case .equation5:
      "states the condition of stationarity; its content is computed by Equations 6, 18 and 19"
    case .equation17: "repeats Equation 5; its content is computed by Equations 18 and 19"
    case .equation25:
      "lists problems whose losses are Equations 1, 26 and 27, and Equation 2 on both recorded sets"
    }
  }
}
