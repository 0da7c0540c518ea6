"""Chinese."""

from __future__ import annotations

from glossator.draft.languages.words import PartWords

NUMBER = "[一二三四五六七八九十百零〇0-9]{1,4}"

DIGITS = "〇一二三四五六七八九十零○"
"""The figures of a year or a day in words, each in the place of its value; ten, and two more signs for none."""
DATED = rf"(?P<year>[{DIGITS}]{{4}})年(?P<m>[{DIGITS}]{{1,2}})月(?:(?P<day>[{DIGITS}]{{1,3}})日)?"
SPACED_NAME = r"[\u4e00-\u9fff](?:\u3000?[\u4e00-\u9fff]){1,3}(?=\u3000)"
"""A person’s name before wide room."""


def read_figures(words: str) -> int:
    """Return the number that figures in words say: by place, or with the sign for ten."""
    tens, ten, ones = words.rpartition(DIGITS[10])
    if ten:
        return 10 * (read_figures(tens) if tens else 1) + (read_figures(ones) if ones else 0)
    values = (DIGITS.find(sign) for sign in words)
    return int("".join(str(value if value < 10 else 0) for value in values))


CHINESE = PartWords(
    tag="zh",
    by=(r"(?:作者|撰文|著者|文)\s*[:：／/]", "文／"),
    translated=(r"(?:译者|譯者|翻译|翻譯)\s*[:：／/]?",),
    edited=(r"(?:编辑|編輯|责任编辑|主编)\s*[:：／/]",),
    divisions=(),
    sections=(
        *(
            "前言",
            "序言?",
            "引言",
            "绪论",
            "结论",
            "結論",
            "结语",
            "後記",
            "后记",
            "附录",
            "附錄",
            "导言",
            "尾声",
        ),
        rf"第{NUMBER}[章节回部篇幕场卷](?:[\s　：:].{{0,30}})?",
        rf"{NUMBER}[、．]\s*[^。，；！？]{{1,30}}",
        rf"[（(]{NUMBER}[）)]\s*[^。，；！？]{{0,30}}",
    ),
    notes=("注释", "註釋", "注", "註", "附注", "脚注", "尾注", "注解"),
    references=("(?:主要)?参考文献", "參考文獻", "参考书目", "引用文献"),
    contents=("目录", "目錄"),
    exercises=("(?:习题|練習|练习|思考题|思考題)",),
    abstract=("摘\\s*要", "内容提要", "提要"),
    keywords=("关\\s*键\\s*词", "關鍵詞", "主题词"),
    note=("注", "註"),
    salutations=(
        r".{1,12}(?:先生|女士|同志|吾兄|兄|弟|大人|父亲|母亲|您好|你好)\s*[:：]",
        r"敬爱的.{1,12}[:：]",
    ),
    regards=("此致", "敬礼", "顺颂.{1,4}", "祝好", r".{0,6}(?:谨上|敬上|上|顿首|启)"),
    dedicated=("谨?献给.{1,20}", "纪念.{1,12}"),
    persons=("人物", "登场人物"),
    stage=("幕落", "幕启"),
    captions=("图", "表"),
    memo=(("主题", "title"), ("日期", "date"), ("发件人", "author"), ("收件人", "to")),
    menus=(
        r"工具|条目|简介|中文|简体|繁體|繁体|首页|主页|新闻|资讯|评论|文化|历史|小说|散文|诗歌|诗词|专题|视频|图片|论坛|博客|读书|作者|作品|目录",
        r"关于我们|联系我们|帮助|搜索|登录|注册|订阅|上一[篇章页]|下一[篇章页]|返回(?:目录|列表|首页|顶部)",
        r"政治|经济|社会|国际|体育|科技|教育|财经|娱乐|军事|理论|时政|网站地图|版权声明|条目|讨论|阅读|编辑|查看历史",
        r"关闭窗口|返回|推荐|更多|投稿|书架|排行榜?|古籍|诗文|名句",
    ),
    also=(r"(?:相关|推荐|延伸)(?:阅读|文章|新闻)",),
    shares=(
        r"收藏|分享|打印|下载|举报|点赞|微信|微博|QQ空间|复制链接|回复|朗读|听全文|字[号體体](?:\s?[大中小]){0,3}|大|中|小|关闭|纠错",
    ),
    tops=(
        r"跳(?:转)?[到至].{0,10}|(?:首页|主页)\s?[>»›＞→/].{1,80}|(?:您?的?当前位置|您(?:现在)?的?位置|你的位置|所在位置)\s?[:：]?.{0,80}",
        r"菜单|导航|搜索.{0,10}|登录|注册|设为首页.{0,20}|加入收藏|登录\s?[|/]\s?注册",
    ),
    below=(
        r"(?:相关|推荐)(?:阅读|文章|新闻|链接|作品|内容)|热门(?:文章|阅读|推荐)|猜你喜欢|网友评论|发表评论|\d+\s?条?评论|延伸阅读",
        r"(?:版权(?:所有|声明)|责任?编辑\s?[:：]|[上下]一[篇章]|分享到|分类\s?[:：]).{0,60}",
    ),
    archives=(
        r"本作品在|本页面最后|取自[“\"「]|除非另有声明|本(?:文|站)(?:内容|作品)?(?:转载|来源于网络|由网友)|(?:转载|来源)请?注明",
    ),
    site=(
        r"维基\w{2}，自由的.{2,10}|姊妹(?:计划|計劃).{0,60}|隐私政策|免责声明|广告|扫码?.{0,20}|关于维基\w{2}",
        r"(?:首页|当前位置|您的位置|分享到|打印|返回顶部|上一篇|下一篇|相关阅读|版权所有)\s*.{0,60}",
        r"(?:字号|字体|字體)\s*[:：].{0,20}",
        r"(?:阅读|点击|浏览)(?:量|数|次数)?\s*[:：]?\s*\d+.{0,10}",
    ),
    sounds=("(?:热烈)?(?:的)?掌声", "鼓掌", "笑声?", "大笑"),
    heads=(
        *(
            ("标题", "title"),
            ("題目", "title"),
            ("题目", "title"),
            ("作者", "author"),
            ("日期", "date"),
        ),
        *(("时间", "date"), ("来源", "origin"), ("译者", "translator")),
    ),
    numerals=(
        tuple(f"（{number}）" for number in "一二三四五六七八九十"),
        tuple(f"（{number}）" for number in "甲乙丙丁戊己庚辛壬癸"),
        tuple(f"（{number}）" for number in range(1, 21)),
        tuple(f"{number}、" for number in "甲乙丙丁戊己庚辛壬癸"),
    ),
    signed=(
        r"[一二三四五六七八九〇零○\d]{2,4}\s?年[^，。；！？]{0,10}(?:于|於|写于|寫於|作于|改定)[^，。；！？]{0,14}",
    ),
    ends=("完", "全文完", "（完）"),
    published=(r".{0,6}(?:最初|首次|最早|原)(?:发表|刊|载|發表)于?",),
    received=("收稿日期", "修回日期", "投稿日期", "录用日期"),
    shelves=("全集", "文集", "选集", "選集", "诗集", "詩集", "散文集", "作品集", "日记", "书信集"),
)
