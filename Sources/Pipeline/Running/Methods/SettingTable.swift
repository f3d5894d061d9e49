import Records
import Specifications

/// The keys of the members of `Settings` in specifications, with their types.
///
/// Defaults come from a value of `Settings`, and are written nowhere else.
struct SettingTable<Settings: Sendable>: Sendable {
  private let defaults: Settings
  private let settings: [Setting<Settings>]

  init(_ defaults: Settings, _ settings: [Setting<Settings>]) {
    (self.defaults, self.settings) = (defaults, settings)
  }

  /// The fields as a specification sees them.
  var fields: [Field] { settings.map { $0.field(defaults) } }

  /// The settings of a run; the default for a key that it does not read.
  ///
  /// - Precondition: every value has the type of its field.
  func settings(in values: RunValues) -> Settings {
    var result = defaults
    for setting in settings { setting.apply(values, &result) }
    return result
  }
}

/// A key of a specification, and the member of `Settings` that it sets.
struct Setting<Settings: Sendable>: Sendable {
  typealias Member<Value> = any WritableKeyPath<Settings, Value> & Sendable

  fileprivate let field: @Sendable (_ defaults: Settings) -> Field
  /// Sets the member if the values have the key.
  fileprivate let apply: @Sendable (RunValues, inout Settings) -> Void

  static func number(
    _ path: String, _ member: Member<Double>, _ bounds: Bounds, _ documentation: String,
    variesByProfile: Bool = false
  ) -> Setting {
    Setting(
      path, .number(bounds), member, documentation, variesByProfile, JSONValue.number
    ) { $0.number(path) }
  }

  static func integer(
    _ path: String, _ member: Member<Int>, _ range: ClosedRange<Int>, _ documentation: String,
    variesByProfile: Bool = false
  ) -> Setting {
    Setting(
      path, .integer(range), member, documentation, variesByProfile, JSONValue.integer
    ) { $0.integer(path) }
  }

  /// The step size of Adam for `networks`.
  static func learningRate(
    _ path: String, _ member: Member<Double>, for networks: String
  ) -> Setting {
    .number(path, member, Bounds(above: 0, through: 1), "Step size of Adam for \(networks).")
  }

  static func flag(_ path: String, _ member: Member<Bool>, _ documentation: String) -> Setting {
    Setting(path, .flag, member, documentation, false, JSONValue.flag) { $0.flag(path) }
  }

  /// The widths of a network's hidden layers.
  static func widths(_ path: String, _ member: Member<[Int]>, _ documentation: String) -> Setting {
    Setting(
      path, .integers(1...8192), member, documentation, false,
      { .list($0.map(JSONValue.integer)) }
    ) { $0.integers(path) }
  }

  private init<Value>(
    _ path: String, _ type: FieldType, _ member: Member<Value>, _ documentation: String,
    _ variesByProfile: Bool, _ json: @escaping @Sendable (Value) -> JSONValue,
    _ read: @escaping @Sendable (RunValues) -> Value
  ) {
    field = {
      Field(
        path, type, default: json($0[keyPath: member]), documentation,
        variesByProfile: variesByProfile)
    }
    apply = { values, settings in
      if values[path] != nil { settings[keyPath: member] = read(values) }
    }
  }

  /// The setting of a part of larger settings.
  fileprivate init<Part>(_ setting: Setting<Part>, of part: Member<Part>) {
    field = { setting.field($0[keyPath: part]) }
    apply = { setting.apply($0, &$1[keyPath: part]) }
  }
}

extension Array {
  /// These settings, of a part of larger settings.
  func of<Part, Whole>(_ part: Setting<Whole>.Member<Part>) -> [Setting<Whole>]
  where Element == Setting<Part> {
    map { Setting<Whole>($0, of: part) }
  }
}
