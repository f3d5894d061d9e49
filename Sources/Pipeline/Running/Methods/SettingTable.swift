import Records
import Specifications

/// The keys of the members of `Settings` in specifications, with their types.
///
/// Defaults are those of a value of `Settings`, and written nowhere else.
struct SettingTable<Settings> {
  private let defaults: Settings
  private var settings: [(field: Field, apply: (RunValues, inout Settings) -> Void)] = []

  init(_ defaults: Settings) { self.defaults = defaults }

  /// The fields as a specification sees them.
  var fields: [Field] { settings.map(\.field) }

  /// The settings of a run; the default for a key that it does not read.
  ///
  /// - Precondition: every value has the type of its field.
  func settings(in values: RunValues) -> Settings {
    var result = defaults
    for setting in settings where values[setting.field.path] != nil {
      setting.apply(values, &result)
    }
    return result
  }

  func number(
    _ path: String, _ member: WritableKeyPath<Settings, Double>, _ bounds: Bounds,
    _ documentation: String, variesByProfile: Bool = false
  ) -> SettingTable {
    adding(
      Field(
        path, .number(bounds), default: .number(defaults[keyPath: member]), documentation,
        variesByProfile: variesByProfile)
    ) { values, settings in
      settings[keyPath: member] = values.number(path)
    }
  }

  func integer(
    _ path: String, _ member: WritableKeyPath<Settings, Int>, _ range: ClosedRange<Int>,
    _ documentation: String, variesByProfile: Bool = false
  ) -> SettingTable {
    adding(
      Field(
        path, .integer(range), default: .integer(defaults[keyPath: member]), documentation,
        variesByProfile: variesByProfile)
    ) { values, settings in
      settings[keyPath: member] = values.integer(path)
    }
  }

  func flag(
    _ path: String, _ member: WritableKeyPath<Settings, Bool>, _ documentation: String
  ) -> SettingTable {
    adding(Field(path, .flag, default: .flag(defaults[keyPath: member]), documentation)) {
      values, settings in
      settings[keyPath: member] = values.flag(path)
    }
  }

  /// The widths of a network's hidden layers.
  func widths(
    _ path: String, _ member: WritableKeyPath<Settings, [Int]>, _ documentation: String
  ) -> SettingTable {
    adding(
      Field(
        path, .integers(1...8192),
        default: .list(defaults[keyPath: member].map(JSONValue.integer)), documentation)
    ) { values, settings in
      settings[keyPath: member] = values.integers(path)
    }
  }

  /// This table, and the settings of a part of these settings.
  func including<Part>(
    _ part: WritableKeyPath<Settings, Part>, _ table: (SettingTable<Part>) -> SettingTable<Part>
  ) -> SettingTable {
    table(SettingTable<Part>(defaults[keyPath: part])).settings.reduce(self) { result, setting in
      result.adding(setting.field) { values, settings in
        setting.apply(values, &settings[keyPath: part])
      }
    }
  }

  /// This table with every field read only when `condition` holds.
  func onlyWhen(_ condition: Condition) -> SettingTable {
    var result = self
    for index in settings.indices { result.settings[index].field.condition = condition }
    return result
  }

  private func adding(
    _ field: Field, _ apply: @escaping (RunValues, inout Settings) -> Void
  ) -> SettingTable {
    var result = self
    result.settings.append((field, apply))
    return result
  }
}
