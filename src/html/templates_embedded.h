/* SPDX-License-Identifier: EUPL-1.2
 * SPDX-FileCopyrightText: Portaal Inburgering contributors
 *
 * The table that the build makes from templates/ (one row a file, name is its path without ".html"), ended by an
 * all-zero row; build-aux/embed.
 */
#ifndef HTML_TEMPLATES_EMBEDDED_H
#define HTML_TEMPLATES_EMBEDDED_H

struct html_embedded_file {
    const char *name;
    const char *text;
};

extern const struct html_embedded_file html_embedded_files[];

#endif
