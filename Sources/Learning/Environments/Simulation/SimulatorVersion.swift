internal import CMuJoCo

/// The version of the linked MuJoCo library, such as "2.2.2".
public var simulatorVersion: String { String(cString: mj_versionString()) }
