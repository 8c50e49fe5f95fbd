# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: Portaal Inburgering contributors
#
# Reads C and writes one line for each piece: file:line:kind:text, with kind "tekst" (what stands in a string literal) or
# "code" (a line without its comments and literals). Preprocessor lines with an #include are left out.
function piece(kind, text) { if (text !~ /^[ \t]*$/) printf "%s:%d:%s:%s\n", FILENAME, FNR, kind, text }
FNR == 1 { comment = 0 }
{
    line = $0; code = ""; i = 1; n = length(line)
    if (!comment && line ~ /^[ \t]*#[ \t]*include/) next
    while (i <= n) {
        c = substr(line, i, 1); two = substr(line, i, 2)
        if (comment) {
            if (two == "*/") { comment = 0; i += 2 } else i++
        } else if (two == "/*") {
            comment = 1; i += 2
        } else if (two == "//") {
            break
        } else if (c == "\"" || c == "'") {
            text = ""; i++
            while (i <= n && substr(line, i, 1) != c) {
                if (substr(line, i, 1) == "\\") { text = text substr(line, i, 1); i++ }
                text = text substr(line, i, 1); i++
            }
            i++
            if (c == "\"") piece("tekst", text)
            code = code " "
        } else {
            code = code c; i++
        }
    }
    piece("code", code)
}
