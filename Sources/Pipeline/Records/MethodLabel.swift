/// The name of a method or demonstrator in specifications, and its appearance in tables and
/// figures.
public struct MethodLabel: Equatable, Sendable {
  public let name: String
  public let title: String
  /// Number of its color, dash and marker.
  ///
  /// No figure shows two methods with the same style.
  public let style: Int

  private init(_ name: String, _ title: String, style: Int) {
    (self.name, self.title, self.style) = (name, title, style)
  }

  /// All methods in the order of tables and legends.
  public static let methods = [
    MethodLabel("bc", "BC", style: 0),
    MethodLabel("bc-exp", "BC-exp", style: 0),
    MethodLabel("bc-all", "BC-all", style: 1),
    MethodLabel("bc+d", "BC+d", style: 1),
    MethodLabel("2-phase-bc+d", "2-phase BC+d", style: 2),
    MethodLabel("valuedice", "ValueDICE", style: 3),
    MethodLabel("iq-learn", "IQ-Learn", style: 4),
    MethodLabel("oril", "ORIL", style: 3),
    MethodLabel("dwbc", "DWBC", style: 2),
    MethodLabel("dmil-no-d-adv-pi-info", "DMIL-no-d-adv&π-info", style: 3),
    MethodLabel("dmil-no-d-adv", "DMIL-no-d-adv", style: 4),
    MethodLabel("dmil", "DMIL", style: 5),
    MethodLabel("d2mil", "D2MIL", style: 5),
  ]

  /// Demonstrators: the LQR, the simulated human, and the method that trains experts.
  public static let demonstrators = [
    MethodLabel("lqr", "LQR", style: 6),
    MethodLabel("simulated-human", "simulated human", style: 7),
    MethodLabel("tqc", "TQC", style: 6),
  ]

  public static let all = methods + demonstrators

  /// The title of a method; its name if it has none.
  public static func title(of name: String) -> String {
    all.first { $0.name == name }?.title ?? name
  }
}
