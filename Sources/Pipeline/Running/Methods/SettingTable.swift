import Records
import Specifications

/// How a specification spells the members of `Settings`, and what they take.
///
/// Defaults are those of a value of `Settings`, and written nowhere else.
struct SettingTable<Settings> {
  private let defaults: Settings
  private var settings: [(field: Field, apply: (JSONValue, inout Settings) -> Void)] = []

  init(_ defaults: Settings) { self.defaults = defaults }

  /// The fields as a specification sees them.
  var fields: [Field] { settings.map(\.field) }

  /// The settings that a run's values give; `values` maps every field's path.
  func settings(in values: RunValues) -> Settings {
    var result = defaults
    for setting in settings {
      guard let value = values[setting.field.path] else { continue }
      setting.apply(value, &result)
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
    ) { value, settings in
      guard case .number(let number) = value else { return }
      settings[keyPath: member] = number
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
    ) { value, settings in
      guard case .integer(let integer) = value else { return }
      settings[keyPath: member] = integer
    }
  }

  func flag(
    _ path: String, _ member: WritableKeyPath<Settings, Bool>, _ documentation: String
  ) -> SettingTable {
    adding(Field(path, .flag, default: .flag(defaults[keyPath: member]), documentation)) {
      value, settings in
      guard case .flag(let flag) = value else { return }
      settings[keyPath: member] = flag
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
    ) { value, settings in
      guard case .list(let items) = value else { return }
      settings[keyPath: member] = items.compactMap {
        if case .integer(let width) = $0 { width } else { nil }
      }
    }
  }

  /// This table, and the settings of a part of these settings.
  func including<Part>(
    _ part: WritableKeyPath<Settings, Part>, _ table: (SettingTable<Part>) -> SettingTable<Part>
  ) -> SettingTable {
    table(SettingTable<Part>(defaults[keyPath: part])).settings.reduce(self) { result, setting in
      result.adding(setting.field) { value, settings in
        setting.apply(value, &settings[keyPath: part])
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
    _ field: Field, _ apply: @escaping (JSONValue, inout Settings) -> Void
  ) -> SettingTable {
    var result = self
    result.settings.append((field, apply))
    return result
  }
}
