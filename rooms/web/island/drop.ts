// filled by its page
