"""The network: manners, feeds, pages, discovery; the only room that knows aiohttp and feedparser."""
