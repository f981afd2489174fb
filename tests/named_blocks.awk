# Takes files out of a page of Markdown: a line with nothing but `NAME`: and then a fenced block.
/^`[^`]*`:$/ { name = substr($0, 2, length($0) - 3); next }
/^```/ && file { close(file); file = ""; next }
/^```/ {
	file = name; name = ""
	folder = file
	if (sub(/[^\/]*$/, "", folder) && folder)
		system("mkdir -p " folder)
	next
}
file { print > file }
