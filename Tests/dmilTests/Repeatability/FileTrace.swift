import Foundation
import TestSupport

/// A path that a process looked up, with or without success.
struct FileAccess {
  /// The system call, such as `openat`.
  let call: String
  /// Absolute, without `.` and `..`; of a network connection, its address.
  let path: String
}

/// The accesses of a program and its descendants through which a file can influence them.
///
/// Calls that only create or remove files are left out. What a process does with an open file needs no
/// path, and is left out too.
struct FileTrace {
  private(set) var accesses: [FileAccess] = []

  /// A program that could not be traced, and a remedy.
  struct Failure: Error, CustomStringConvertible {
    let result: ProgramResult

    var description: String {
      "the traced program ended with \(result.status): \(result.errors)\n"
        + "If strace is missing, type: .ci/setup test. If it may not trace, allow ptrace: in a "
        + "container with --cap-add=SYS_PTRACE, elsewhere as root or with kernel.yama.ptrace_scope=0."
    }
  }

  /// Traces a program in a folder, with the variables of `environment` only; the dynamic linker loads
  /// `library` before all others.
  ///
  /// - Throws: `Failure` if it cannot be traced, or does not succeed.
  init(
    of program: URL, _ arguments: [String], in folder: URL, environment: [String: String],
    preloading library: URL? = nil, tracer: String = "/usr/bin/strace"
  ) throws {
    let file = folder.appending(path: "trace-\(UUID().uuidString)")
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let options = [
      "-f", "-y", "-s", "4096", "--seccomp-bpf", "-e", "trace=%file,%process,fchdir,connect",
      "-o", file.path,
    ]
    let preload = library.map { ["-E", "LD_PRELOAD=\($0.path)"] } ?? []
    let result = try RunningProgram(
      URL(filePath: "/usr/bin/env"),
      ["-i"] + variables + [tracer] + options + preload + [program.path] + arguments, in: folder
    ).waitUntilExit()
    guard result.status == 0, let text = try? file.text, !text.isEmpty else {
      throw Failure(result: result)
    }
    self.init(parsing: text, startedIn: folder.path)
  }

  /// Reads the output of `strace -f -y -o` for a program that was started in a folder.
  init(parsing text: String, startedIn folder: String) {
    var folders: [Int: WorkingFolder] = [:]
    for call in TracedCall.all(in: text) {
      let current = folders[call.process] ?? WorkingFolder(path: folder)
      folders[call.process] = current
      accesses += call.accesses(in: current.path)
      guard call.hasSucceeded else { continue }
      switch call.name {
      case "chdir": current.path = call.paths(in: current.path)[0]
      case "fchdir": current.path = call.arguments[0].descriptorPath ?? current.path
      case "clone", "clone3", "fork", "vfork":
        let isShared = call.arguments.contains { $0.contains("CLONE_FS") }
        guard let child = Int(call.result.prefix(while: \.isNumber)) else { continue }
        folders[child] = isShared ? current : WorkingFolder(path: current.path)
      default: continue
      }
    }
  }

  /// The working folder of a process and of its threads.
  private final class WorkingFolder {
    var path: String

    init(path: String) { self.path = path }
  }
}

/// A system call, at the time of its start.
private struct TracedCall {
  let process: Int
  let name: String
  let arguments: [Substring]
  /// Empty if the process ended in the call.
  let result: Substring

  /// The calls in the order of their starts, so that the start of a process precedes its calls.
  static func all(in text: String) -> [TracedCall] {
    var texts: [(process: Int, text: String)] = []
    var unfinished: [Int: Int] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let process = Int(parts[0]) else { continue }
      let rest = parts[1].drop { $0 == " " }
      if rest.hasPrefix("<... "), let end = rest.firstRange(of: " resumed>") {
        guard let start = unfinished.removeValue(forKey: process) else { continue }
        texts[start].text += rest[end.upperBound...]
      } else if rest.hasSuffix("<unfinished ...>") {
        unfinished[process] = texts.count
        texts.append((process, String(rest.dropLast("<unfinished ...>".count))))
      } else if !rest.hasPrefix("+++"), !rest.hasPrefix("---") {
        texts.append((process, String(rest)))
      }
    }
    return texts.map { TracedCall(process: $0.process, text: $0.text) }
  }

  /// Splits `name(argument, …) = result`.
  private init(process: Int, text: String) {
    self.process = process
    name = String(text.prefix { $0 != "(" })
    var rest = text[text.index(text.startIndex, offsetBy: name.count)...].dropFirst()
    var arguments: [Substring] = []
    var (start, depth, isQuoted, isEscaped) = (rest.startIndex, 0, false, false)
    var end = rest.endIndex
    for index in rest.indices {
      let character = rest[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        (isQuoted, isEscaped) = (character != "\"", character == "\\")
      } else if character == "\"" {
        isQuoted = true
      } else if "([{<".contains(character) {
        depth += 1
      } else if character == ")", depth == 0 {
        end = index
        break
      } else if ")]}".contains(character) || character == ">" && depth > 0 {
        depth -= 1
      } else if character == ",", depth == 0 {
        arguments.append(rest[start..<index])
        start = rest.index(after: index)
      }
    }
    arguments.append(rest[start..<end])
    self.arguments = arguments.map { $0.drop { $0 == " " } }
    rest = rest[end...].drop { ") =".contains($0) }
    result = rest
  }

  var hasSucceeded: Bool { result.first?.isNumber ?? false }

  /// How many of the strings are paths; the others are contents, names or results.
  private var pathCount: Int {
    switch name {
    case "getcwd": 0
    case "rename", "renameat", "renameat2", "link", "linkat": 2
    default: 1
    }
  }

  private var onlyCreatesOrRemoves: Bool {
    switch name {
    case "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir": true
    case "open", "openat", "openat2": arguments.contains { $0.contains("O_EXCL") }
    default: false
    }
  }

  /// The paths among the arguments, absolute.
  func paths(in folder: String) -> [String] {
    var paths: [String] = []
    for (index, argument) in arguments.enumerated() {
      guard let path = argument.quotedText, !path.isEmpty else { continue }
      let descriptor = index > 0 ? arguments[index - 1].descriptorPath : nil
      paths.append(absolute(path, in: descriptor ?? folder))
    }
    return name.hasPrefix("symlink") ? paths.suffix(1) : Array(paths.prefix(pathCount))
  }

  func accesses(in folder: String) -> [FileAccess] {
    guard !onlyCreatesOrRemoves else { return [] }
    if name == "connect" {
      let address = arguments.count > 1 ? arguments[1] : ""
      let path = address.firstRange(of: "sun_path=").map { address[$0.upperBound...].quotedText }
      return [FileAccess(call: name, path: (path ?? nil) ?? String(address))]
    }
    var paths = paths(in: folder)
    // Where symbolic links led.
    if name.hasPrefix("open"), let real = result.descriptorPath, !paths.contains(real) {
      paths.append(real)
    }
    return paths.map { FileAccess(call: name, path: $0) }
  }
}

/// A path without `.` and `..`, from the root.
private func absolute(_ path: String, in folder: String) -> String {
  var names: [Substring] = []
  for name in (path.hasPrefix("/") ? path : "\(folder)/\(path)").split(separator: "/") {
    switch name {
    case ".": continue
    case "..": _ = names.popLast()
    default: names.append(name)
    }
  }
  return "/" + names.joined(separator: "/")
}

extension Substring {
  /// The contents of a string that begins here; `nil` if none does.
  fileprivate var quotedText: String? {
    guard first == "\"" else { return nil }
    var bytes: [UInt8] = []
    var rest = utf8.dropFirst()
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(3).prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
      if let octal = UInt8(String(digits) ?? "", radix: 8) {
        bytes.append(octal)
        rest = rest.dropFirst(digits.count)
      } else if let escaped = rest.popFirst() {
        let controls: [Character: UInt8] = ["n": 10, "t": 9, "v": 11, "f": 12, "r": 13]
        bytes.append(controls[Character(UnicodeScalar(escaped))] ?? escaped)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path of `3</path>` or `AT_FDCWD</path>`; `nil` for anything else.
  fileprivate var descriptorPath: String? {
    let number = prefix { $0 != "<" }
    guard number == "AT_FDCWD" || Int(number) != nil, dropFirst(number.count).hasPrefix("</")
    else { return nil }
    let path = dropFirst(number.count + 1).prefix { $0 != ">" }
    return ("\"" + path + "\"")[...].quotedText
  }
}
