/// The laws of a healthy shop, each once: pure, over a read-only view of what is stored. The
/// command `verify`, the simulator and tests all ask here.
package dev.utkast.laws;
