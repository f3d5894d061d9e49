import Foundation
import TestSupport
import Testing

@Suite struct FileTraceTests {
  private func accesses(_ text: String) -> [String] {
    FileTrace(parsing: text, startedIn: "/start").accesses.map { "\($0.call) \($0.path)" }
  }

  @Test(
    "Paths are absolute, whatever they are relative to",
    arguments: [
      (#"1 open("/a//b/./../c", O_RDONLY) = 3</a/c>"#, "/a/c"),
      (#"1 access("a", F_OK) = 0"#, "/start/a"),
      (#"1 access("../a", F_OK) = 0"#, "/a"),
      (#"1 openat(AT_FDCWD</else>, "a", O_RDONLY) = 3</else/a>"#, "/else/a"),
      (#"1 openat(AT_FDCWD, "a", O_RDONLY) = 3</start/a>"#, "/start/a"),
      (#"1 newfstatat(7</else>, "a/..", {st_mode=S_IFDIR|0755}, 0) = 0"#, "/else"),
      (#"1 inotify_add_watch(3<anon_inode:inotify>, "a", IN_CREATE) = 1"#, "/start/a"),
      (#"1 statx(5</a\40b>, "\303\274 \"c\"\t", 0, 0, 0x1) = 0"#, "/a b/ü \"c\"\t"),
    ])
  func paths(line: String, path: String) {
    #expect(FileTrace(parsing: line, startedIn: "/start").accesses.map(\.path) == [path])
  }

  @Test("A failed call counts, and so does one that the end of the process cut off")
  func attempts() {
    let text = """
      1 openat(AT_FDCWD</start>, "/hidden", O_RDONLY) = -1 ENOENT (No such file or directory)
      2 access("late",  <unfinished ...>
      2 +++ killed by SIGKILL +++
      """
    #expect(accesses(text) == ["openat /hidden", "access /start/late"])
  }

  @Test("Where a symbolic link led counts beside its own path")
  func links() {
    #expect(
      accesses(#"1 openat(AT_FDCWD</start>, "a", O_RDONLY) = 3</else/b>"#)
        == ["openat /start/a", "openat /else/b"])
  }

  @Test("Arguments that are no paths, open descriptors, creation and removal do not count")
  func others() {
    let text = """
      1 execve("/bin/p", ["p", "an argument"], 0x7ffe /* 3 vars */) = 0
      1 readlink("/a", "a target", 4096) = 8
      1 getcwd("/start", 1024) = 7
      1 newfstatat(3</b>(deleted), "", {st_mode=S_IFREG|0600}, AT_EMPTY_PATH) = 0
      1 openat(AT_FDCWD</start>, "new", O_RDWR|O_CREAT|O_EXCL, 0600) = 3</start/new>
      1 mkdir("/", 0755) = -1 EEXIST (File exists)
      1 unlinkat(AT_FDCWD</start>, "new", 0) = 0
      1 symlink("a text", "link") = 0
      1 renameat2(4</x>, "c", 5</y>, "d", RENAME_NOREPLACE) = 0
      1 getxattr("e", "user.name", NULL, 0) = -1 ENODATA (No data available)
      1 --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=2} ---
      1 exit_group(0) = ?
      """
    #expect(
      accesses(text) == [
        "execve /bin/p", "readlink /a", "symlink /start/link", "renameat2 /x/c", "renameat2 /y/d",
        "getxattr /start/e",
      ])
  }

  @Test("A call that others interrupt is read as one, at the time of its start")
  func unfinished() {
    let text = """
      1 openat(AT_FDCWD</start>, "a",  <unfinished ...>
      2 access("b", F_OK) = 0
      1 <... openat resumed>O_RDONLY|O_CREAT|O_EXCL, 0600) = 3</start/a>
      2 stat("c",  <unfinished ...>
      1 access("d", F_OK) = 0
      2 <... stat resumed>{st_mode=S_IFREG|0644}) = 0
      """
    #expect(accesses(text) == ["access /start/b", "stat /start/c", "access /start/d"])
  }

  @Test("A thread shares the working folder, a child inherits a copy, and failures change nothing")
  func workingFolders() {
    let text = """
      1 clone3({flags=CLONE_VM|CLONE_FS|CLONE_THREAD, exit_signal=0}, 88) = 2
      1 chdir("one") = 0
      2 access("a", F_OK) = 0
      2 clone3({flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD}, 88 <unfinished ...>
      3 access("b", F_OK) = 0
      3 chdir("/missing") = -1 ENOENT (No such file or directory)
      3 fchdir(4</two>) = 0
      3 access("c", F_OK) = 0
      2 <... clone3 resumed>) = 3
      1 access("d", F_OK) = 0
      """
    #expect(
      accesses(text) == [
        "chdir /start/one", "access /start/one/a", "access /start/one/b", "chdir /missing",
        "access /two/c", "access /start/one/d",
      ])
  }

  @Test("Connections count, with the file of the socket or the address")
  func connections() {
    let text = """
      1 connect(3<socket:[7]>, {sa_family=AF_UNIX, sun_path="/run/s"}, 110) = -1 ENOENT (None)
      1 connect(3<socket:[8]>, {sa_family=AF_INET, sin_addr=inet_addr("1.2.3.4")}, 16) = 0
      """
    #expect(
      accesses(text) == [
        "connect /run/s", #"connect {sa_family=AF_INET, sin_addr=inet_addr("1.2.3.4")}"#,
      ])
  }

  @Test(
    "What cannot be traced is an error with a remedy", arguments: ["/bin/false", "/none/strace"])
  func refusal(tracer: String) throws {
    let folder = try TemporaryFolder()
    let failure = try #require(throws: FileTrace.Failure.self) {
      try FileTrace(
        of: URL(filePath: "/bin/true"), [], in: folder.url, environment: [:], tracer: tracer)
    }
    #expect("\(failure)".contains("type: .ci/setup test"))
    #expect("\(failure)".contains("--cap-add=SYS_PTRACE"))
  }
}
